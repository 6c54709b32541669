using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;

namespace Marketplace.Infrastructure.Meaning;

/// <summary>
/// A sentence embedding in this process: the mean of the model's last hidden states, in unit length. It loads in the background from the
/// moment it is made; who asks meanwhile waits.
/// </summary>
internal sealed class OnnxEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>In pieces; longer texts are cut.</summary>
    private const int LongestText = 512;

    /// <summary>Padded pieces of one run: the arena keeps as much memory as its largest run took.</summary>
    private const int LargestRun = 1_024;

    private readonly Task<Loaded> _loading;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly int _slots = Math.Max(2, Environment.ProcessorCount);
    private readonly SemaphoreSlim _running;
    private readonly CancellationTokenSource _closing = new();
    private int _isDisposed;

    /// <param name="name">Of the model, for those who measure.</param>
    public OnnxEmbedder(string folder, string name, int threads)
    {
        _metadata = new EmbeddingGeneratorMetadata("onnxruntime", defaultModelId: name);
        _running = new SemaphoreSlim(_slots);
        _loading = Task.Run(() => Load(folder, threads, _closing.Token));
    }

    /// <summary>Completes when the model is loaded.</summary>
    /// <exception cref="InvalidOperationException">says in one sentence what is wrong with the folder.</exception>
    public Task Ready => _loading;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        var model = await _loading.WaitAsync(cancellationToken);
        var texts = values.Select(v => model.Pieces.Of(v, LongestText)).ToArray();
        var vectors = new Embedding<float>[texts.Length];
        foreach (var run in Runs(texts))
        {
            await Run(model, run, texts, vectors, cancellationToken);
        }

        return new GeneratedEmbeddings<Embedding<float>>(vectors) { Usage = new UsageDetails { InputTokenCount = texts.Sum(t => t.Length) } };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Ends what loads or runs, waits for it, and only then frees the model: a process that ends in the middle of native code crashes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _closing.Cancel();
        for (var i = 0; i < _slots; i++)
        {
            _running.Wait();
        }

        ((IAsyncResult)_loading).AsyncWaitHandle.WaitOne();
        if (_loading.IsCompletedSuccessfully)
        {
            _loading.Result.Session.Dispose();
        }

        _closing.Dispose();
    }

    /// <summary>Texts of like length together, so that little is padding.</summary>
    private static IEnumerable<int[]> Runs(long[][] texts)
    {
        var run = new List<int>();
        foreach (var text in Enumerable.Range(0, texts.Length).OrderBy(i => texts[i].Length))
        {
            if (run.Count > 0 && texts[text].Length * (run.Count + 1) > LargestRun)
            {
                yield return [.. run];
                run.Clear();
            }

            run.Add(text);
        }

        if (run.Count > 0)
        {
            yield return [.. run];
        }
    }

    private async Task Run(Loaded model, int[] run, long[][] texts, Embedding<float>[] vectors, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        await _running.WaitAsync(ending.Token);
        try
        {
            await Task.Run(() => model.Embed(run, texts, vectors, ending.Token), ending.Token);
        }
        finally
        {
            _running.Release();
        }
    }

    private static Loaded Load(string folder, int threads, CancellationToken closing)
    {
        if (ModelFolder.Missing(folder) is { } sentence)
        {
            throw new InvalidOperationException(sentence);
        }

        SentencePieces pieces;
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, ModelFolder.Tokenizer));
            pieces = new SentencePieces(file);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{Path.Combine(folder, ModelFolder.Tokenizer)} is no tokenizer of SentencePiece: {exception.Message}", exception);
        }

        InferenceSession? session = null;
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            closing.ThrowIfCancellationRequested();
            session = new InferenceSession(Path.Combine(folder, ModelFolder.Model), options);
            var model = new Loaded(session, pieces);

            // A tokenizer of another model has pieces that this one does not know.
            var trial = new Embedding<float>[1];
            model.Embed([0], [pieces.Of("query: Công nghệ xử lý nước thải ∞ 技术", LongestText)], trial, closing);
            return model;
        }
        catch (OperationCanceledException)
        {
            session?.Dispose();
            throw;
        }
        catch (TypeInitializationException exception)
        {
            throw new InvalidOperationException($"ONNX Runtime does not run on this machine, so Meaning:Folder cannot be used: {exception.GetBaseException().Message.Split('\n')[0]}", exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            session?.Dispose();
            throw new InvalidOperationException($"{Path.Combine(folder, ModelFolder.Model)} is cut off, no sentence embedding, or does not belong to the tokenizer beside it: {exception.Message}", exception);
        }
    }

    private sealed class Loaded
    {
        private const string States = "last_hidden_state";
        private readonly bool _takesTypes;

        public Loaded(InferenceSession session, SentencePieces pieces)
        {
            (Session, Pieces) = (session, pieces);
            _takesTypes = session.InputMetadata.ContainsKey("token_type_ids");
            if (!session.OutputMetadata.TryGetValue(States, out var output) || output.Dimensions.Length != 3)
            {
                throw new InvalidDataException($"it has no output {States} of three dimensions.");
            }
        }

        public InferenceSession Session { get; }

        public SentencePieces Pieces { get; }

        /// <summary>Embeds some of the texts, in one run.</summary>
        public void Embed(int[] run, long[][] texts, Embedding<float>[] vectors, CancellationToken cancellationToken)
        {
            var longest = run.Max(t => texts[t].Length);
            var shape = new long[] { run.Length, longest };
            var (ids, mask) = (new long[run.Length * longest], new long[run.Length * longest]);
            Array.Fill(ids, SentencePieces.Padding);
            for (var i = 0; i < run.Length; i++)
            {
                texts[run[i]].CopyTo(ids, i * longest);
                mask.AsSpan(i * longest, texts[run[i]].Length).Fill(1);
            }

            var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal)
            {
                ["input_ids"] = OrtValue.CreateTensorValueFromMemory(ids, shape),
                ["attention_mask"] = OrtValue.CreateTensorValueFromMemory(mask, shape),
            };
            if (_takesTypes)
            {
                inputs["token_type_ids"] = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
            }

            try
            {
                using var options = new RunOptions();
                using var ending = cancellationToken.Register(() => options.Terminate = true);
                using var outputs = Session.Run(options, inputs, [States]);
                var states = outputs[0].GetTensorDataAsSpan<float>();
                var width = states.Length / ids.Length;
                for (var i = 0; i < run.Length; i++)
                {
                    vectors[run[i]] = new Embedding<float>(UnitMean(states.Slice(i * longest * width, texts[run[i]].Length * width), width));
                }
            }
            catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            finally
            {
                foreach (var input in inputs.Values)
                {
                    input.Dispose();
                }
            }
        }

        /// <summary>Without the padding, which stands behind the text.</summary>
        private static float[] UnitMean(ReadOnlySpan<float> states, int width)
        {
            var mean = new float[width];
            for (var at = 0; at < states.Length; at += width)
            {
                TensorPrimitives.Add(mean, states.Slice(at, width), mean);
            }

            var length = TensorPrimitives.Norm<float>(mean);
            if (!float.IsFinite(length) || length == 0)
            {
                throw new InvalidDataException("its vectors are no numbers.");
            }

            TensorPrimitives.Divide(mean, length, mean);
            return mean;
        }
    }
}
