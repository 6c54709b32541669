using System.Text.Json;
using Marketplace.Application.Data;
using Marketplace.Application.Listings;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.BadInput;

/// <summary>Whole forms of garbage: what is taken stands in the draft as it was typed, and what is refused leaves the draft as it was.</summary>
public sealed class GarbledFormsTests : IAsyncLifetime
{
    private const int Forms = 600;

    private TestExchange _exchange = null!;
    private Person _person = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _person = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient, Role.Officer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_listing_loses_nothing()
    {
        var id = ListingId.New();
        await _person.Do(new DraftListing(id, new ListingForm(TitleVi: "Bản nháp")), Token);
        var taken = 0;
        for (var seed = 0; seed < Forms; seed++)
        {
            var before = await _person.Get(new GetListingForEdit(id), Token);
            var garbling = new Garbling(seed);

            // Every third is bad in one part only, so that many are taken.
            var form = seed % 3 == 0 ? garbling.GarbleWhole(before.Form) : garbling.Garble(new ListingForm(TitleVi: $"Tên {seed}"));
            var result = await _person.Send(new EditListing(id, before.Version, form), Token);
            var after = await _person.Get(new GetListingForEdit(id), Token);
            if (result.IsDone)
            {
                taken++;
                Texts(after.Form).ShouldBe(Texts(form), $"seed {seed}");
            }
            else
            {
                (after.Version, Json(after.Form)).ShouldBe((before.Version, Json(before.Form)), $"seed {seed}");
            }
        }

        taken.ShouldBeInRange(Forms / 10, Forms - (Forms / 10));
    }

    /// <summary>The form's texts, without the blanks around them; what the page shows for some answers only is left out for the others.</summary>
    private static string Texts(ListingForm form) => string.Join('\n', typeof(ListingForm).GetProperties()
        .Where(p => p.PropertyType == typeof(string) && p.Name is not (nameof(ListingForm.Keywords) or nameof(ListingForm.Ipc) or nameof(ListingForm.AnnexEntry)))
        .Where(p => form.StateFunded == true || p.Name is not (nameof(ListingForm.FundingLevel) or nameof(ListingForm.TransferBasis) or nameof(ListingForm.BasisDocument)))
        .Select(p => $"{p.Name}: {((string?)p.GetValue(form))?.Trim().Normalize()}"));

    private static string Json(ListingForm form) => JsonSerializer.Serialize(form, AsJson.Options);
}
