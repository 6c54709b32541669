namespace Marketplace.Application.Common;

/// <summary>What came of a message: done, or a problem that a person can act on. Anything else is a bug and is thrown.</summary>
public class Result
{
    public static readonly Result Done = new(null);

    private protected Result(Problem? problem) => Problem = problem;

    public Problem? Problem { get; }

    public bool IsDone => Problem is null;

    public static Result Of(Problem problem) => new(problem);
}

/// <inheritdoc/>
public sealed class Result<TAnswer> : Result
{
    private readonly TAnswer? _answer;

    private Result(TAnswer? answer, Problem? problem)
        : base(problem) => _answer = answer;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">when there is a problem instead.</exception>
    public TAnswer Answer => IsDone ? _answer! : throw new InvalidOperationException($"There is no answer: {Problem!.Kind}.");

    public static Result<TAnswer> With(TAnswer answer) => new(answer, null);

    public static new Result<TAnswer> Of(Problem problem) => new(default, problem);
}

public enum ProblemKind
{
    /// <summary>The form is not filled in well: all its problems at once.</summary>
    Invalid,

    /// <summary>A named rule refuses.</summary>
    Refused,

    /// <summary>Somebody changed the subject after the sender saw it.</summary>
    ChangedMeanwhile,

    /// <summary>It does not exist for this sender.</summary>
    NotFound,

    /// <summary>The sender's role does not allow it.</summary>
    NotAllowed,

    /// <summary>One has to sign in first.</summary>
    SignInNeeded,
}

/// <summary>A refusal that a person can act on.</summary>
public sealed record Problem(ProblemKind Kind, IReadOnlyList<Refusal> Refusals)
{
    public static readonly Problem NotFound = new(ProblemKind.NotFound, [new Refusal(nameof(ProblemKind.NotFound))]);
    public static readonly Problem NotAllowed = new(ProblemKind.NotAllowed, [new Refusal(nameof(ProblemKind.NotAllowed))]);
    public static readonly Problem SignInNeeded = new(ProblemKind.SignInNeeded, [new Refusal(nameof(ProblemKind.SignInNeeded))]);

    /// <summary>An id that no person types is missing or comes twice: the form was tampered with, or cut off on its way.</summary>
    public static readonly Problem FormNotWhole = new(ProblemKind.Invalid, [new Refusal(nameof(FormNotWhole))]);

    public static readonly Problem ChangedMeanwhile = new(ProblemKind.ChangedMeanwhile, [new Refusal(nameof(ProblemKind.ChangedMeanwhile))]);
}

/// <summary>One sentence to say, by its code; beside a field when it has one.</summary>
/// <param name="Member">Name of the command's property, or null for the form as a whole.</param>
public sealed record Refusal(string Code, string? Member = null, IReadOnlyList<object>? Arguments = null);
