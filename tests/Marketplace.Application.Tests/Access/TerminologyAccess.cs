using Marketplace.Application.Common;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

/// <summary>The glossary belongs to the exchange: whoever manages it keeps it.</summary>
internal sealed class TerminologyAccess(TestExchange exchange) : Fixtures(exchange)
{
    private const string Table = "field\tvi\ten\tother_vi\tother_en\n102\ttrí khôn thử\ttest intelligence\t\tTI\n";
    private static readonly ConceptForm Form = new("102", "trí khôn thử", "test intelligence", "", "TI");

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> AddConcept()
    {
        var command = new AddConcept(ConceptId.New(), Form);
        return await ByStaff(command) with { Otherwise = command with { Form = Form with { Vi = "trí khôn khác" } } };
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> RewordConcept()
    {
        var concept = await Concept();
        return await ByStaff(new RewordConcept(concept.Id, concept.Version, Form));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> RemoveConcept()
    {
        var concept = await Concept();
        return await ByStaff(new RemoveConcept(concept.Id, concept.Version));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> RestoreConcept()
    {
        var concept = await Concept();
        await (await Exchange.NewPerson(Capability.Exchange)).Do(new RemoveConcept(concept.Id, concept.Version));
        concept = await Concept();
        return await ByStaff(new RestoreConcept(concept.Id, concept.Version));
    }

    [SentBy(Capability.Exchange, Power.Manage)]
    public Task<Sent> ImportTerms() => ByStaff(new ImportTerms(TermImportId.New(), Table));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetGlossaryCheck() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetGlossaryCheck(Table), "\"New\":1"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetGlossaryFile() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetGlossaryFile(GlossaryFormat.Tsv), "text/tab-separated-values"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetConcepts() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetConcepts("tri tue nhan tao", null, Removed: false, 1), "artificial intelligence"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetConceptsNamed() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetConceptsNamed(Form with { OthersEn = "artificial intelligence" }), "trí tuệ nhân tạo"));

    [SentBy(Capability.Exchange, Power.Manage)]
    public async Task<Sent> GetConcept() => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetConcept((await Concept()).Id), "artificial intelligence"));

    private async Task<Sent> ByStaff(ICommand command) => Everybodys(Sent.Of(await Exchange.NewPerson(Capability.Exchange), command));

    /// <summary>No term belongs to one organisation of staff.</summary>
    private static Sent Everybodys(Sent sent) => sent with { FromAnotherOrganisation = Came.Done };

    private Task<Concept> Concept() => Exchange.InDatabase((db, token) => db.Concepts.SingleAsync(c => c.Vi == "trí tuệ nhân tạo", token));
}
