using System.Net;
using System.Net.Sockets;

namespace Marketplace.TestSupport;

public static class Ports
{
    /// <summary>One that nobody listens on at this moment, on this machine only.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
