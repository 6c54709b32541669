namespace Marketplace.Application.Common;

/// <summary>Whether demonstration data is counted, apart and saying so, and its accounts sign in; true in Development only.</summary>
public sealed record DemoSwitch(bool IsShown);
