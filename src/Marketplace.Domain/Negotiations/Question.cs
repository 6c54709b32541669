using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Negotiations;

public readonly record struct QuestionId(Guid Value) : ITypedId
{
    public static QuestionId New() => new(Guid.CreateVersion7());
}

/// <summary>Hỏi thêm: the recipient asks, the supplier answers within two working days.</summary>
public sealed class Question : Part
{
    internal Question(QuestionId id, MemberId askedBy, string text, DateTime askedAt, DateTime dueAt)
    {
        Id = id;
        AskedBy = askedBy;
        Text = text;
        AskedAt = askedAt;
        DueAt = dueAt;
    }

    private Question()
    {
    }

    public QuestionId Id { get; private set; }

    public MemberId AskedBy { get; private set; }

    public string Text { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    public DateTime DueAt { get; private set; }

    public string? AnswerText { get; private set; }

    public MemberId? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    internal void Answer(MemberId by, string text, DateTime now)
    {
        AnswerText = text;
        AnsweredBy = by;
        AnsweredAt = now;
    }
}
