using Marketplace.Domain.Common;

namespace Marketplace.Domain.Cases;

/// <summary>A case went a step on, of which both sides are told.</summary>
public sealed record CaseMoved(CaseId Case, CaseDeed Deed) : IEvent;

/// <summary>What was reported is to be hidden; of an organisation all that the public sees.</summary>
public sealed record ContentTakenDown(CaseId Case, ReportedThing Thing, string Reason, DateTime At) : IEvent;

/// <summary>What the case hides may be shown again.</summary>
public sealed record ContentRestored(CaseId Case, ReportedThing Thing, DateTime At) : IEvent;
