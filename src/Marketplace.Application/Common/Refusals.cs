using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Application.Common;

/// <summary>Thrown by handlers and turned into a <see cref="Problem"/> once, at the dispatcher's door.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its problem.")]
[SuppressMessage("Naming", "CA1710", Justification = "It is said as the sentence reads.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "It always carries its problem.")]
internal sealed class Refused(Problem problem) : Exception(problem.Kind.ToString())
{
    public Problem Problem { get; } = problem;
}
