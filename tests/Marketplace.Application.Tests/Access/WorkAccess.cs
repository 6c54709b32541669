using Marketplace.Application.Work;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class WorkAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetWork()
    {
        var (supplier, draft) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new GetWork(), draft.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }
}
