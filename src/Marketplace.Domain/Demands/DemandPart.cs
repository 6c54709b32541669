namespace Marketplace.Domain.Demands;

/// <summary>The parts of a demand, in the order in which it is read.</summary>
public enum DemandPart
{
    Title,
    Problem,
    Situation,
    Result,
    Figures,
    Field,
    Industries,
    Keywords,
    Province,
    TrlWanted,
    Budget,
    Deadline,
    Rights,
    Forms,
    Methods,
    Cooperation,
    Contact,

    /// <summary>Who may know the asker, and who may propose.</summary>
    Openness,

    /// <summary>Many demands need none: it is not missed.</summary>
    Attachments,

    /// <summary>Title, problem and result in English.</summary>
    English,
}
