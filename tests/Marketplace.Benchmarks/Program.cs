using Marketplace.Benchmarks;

// The first word names the benchmark; what is printed last is the line to compare.
return args switch
{
    ["main-job", ..] => await MainJob.Run(args[1..]),
    ["import", ..] => await Import.Run(args[1..]),
    ["relevance", ..] => await Relevance.Run(args[1..]),
    ["vectors", ..] => Vectors.Run(args[1..]),
    ["speed", ..] => await Speed.Run(args[1..]),
    ["alerts", ..] => await Alerts.Run(args[1..]),
    ["drill", ..] => await Drill.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Marketplace.Benchmarks -- main-job [--catalogue FILE] | import [--rows NUMBER] | " + Relevance.Usage
        + " | " + Speed.Usage + " | " + Alerts.Usage + " | drill index [--rounds 50] | vectors [--documents NUMBER]");
    return 2;
}
