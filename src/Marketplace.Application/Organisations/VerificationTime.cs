namespace Marketplace.Application.Organisations;

/// <summary>What the exchange promises to organisations that wait to be verified.</summary>
public static class VerificationTime
{
    public const int WorkingDays = 2;
}
