namespace Marketplace.Web.Components.Shared;

/// <summary>A form that saves itself two seconds after the last key.</summary>
/// <param name="save">Saves in the page's own dispatcher, when there is something to save.</param>
public sealed class Autosave(TimeProvider clock, Func<Task> save) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private ITimer? _timer;

    /// <summary>Something was typed that is not saved.</summary>
    public bool IsDue { get; private set; }

    public void Dispose() => _timer?.Dispose();

    public void Typed()
    {
        IsDue = true;
        _timer ??= clock.CreateTimer(_ => _ = save(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What was typed until now is on its way.</summary>
    public void Taken() => IsDue = false;
}
