namespace Marketplace.Application.Dossiers;

/// <summary>For whom a dossier is written out.</summary>
public enum DossierReader
{
    /// <summary>Everybody, in the reader's language: without the proof of ownership and the ways to reach the person in charge.</summary>
    Public,

    /// <summary>Its organisation and the exchange: everything, texts in both languages.</summary>
    Insider,
}
