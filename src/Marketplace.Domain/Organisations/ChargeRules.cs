using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>Every way in which being in charge of something says no.</summary>
public static class ChargeRules
{
    public static readonly Rule WhoIsInChargeBelongsToTheOrganisation = Rule.Named("Person");
    public static readonly Rule WhoIsInChargeMayAct = Rule.Named("Person");
    public static readonly Rule TheDeputyIsSomebodyElse = Rule.Named("Deputy");
    public static readonly Rule ChargeIsGivenByWhoHasItOrManages = Rule.Named();
    public static readonly Rule OpenWorkIsHandedOverBeforeLeaving = Rule.Named("Successor");
    public static readonly Rule ASuccessorIsSomebodyElse = Rule.Named("Successor");
}
