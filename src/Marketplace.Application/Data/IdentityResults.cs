using Microsoft.AspNetCore.Identity;

namespace Marketplace.Application.Data;

internal static class IdentityResults
{
    /// <summary>Forms and rules have said everything that a person can act on before Identity is asked: a refusal of its own is a bug.</summary>
    public static void Require(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.ToString());
        }
    }
}
