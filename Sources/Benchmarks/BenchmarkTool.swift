import Glibc
import Projection

/// Runs one benchmark on one file and prints what was measured as a line of JSON.
///
/// Every process prepares its input untimed, works once or some times, and prints the seconds of
/// each time with a few sums of the result, so that the driver can see that peers agree.
@main
struct BenchmarkTool {
  static let benchmarks = clusteringBenchmarks.merging(others) { first, _ in first }
    .merging(detectorBenchmarks) { first, _ in first }

  private static let others: [String: @Sendable (String) throws -> Measurement] = [
    "read": measureReading,
    "csv": measureDelimited,
    "rfm": measureRFM,
    "kmeans": measureKMeans,
    "silhouette": measureSilhouette,
    "silhouette-rows": measureSilhouetteOfRows,
    "silhouette-sweep": measureSilhouetteSweep,
    "isolation-fit": measureIsolationFit,
    "isolation-score": measureIsolationScore,
    "neighbours": measureNeighbours,
    "forest": measureForest,
    "t-sne": measurePlane(TSNE()),
    "umap": measurePlane(UMAP()),
  ]

  static func main() {
    let words = CommandLine.arguments.dropFirst()
    if words == ["detectors"] { return printDetectors() }
    guard words.count == 2, let name = words.first, let path = words.last else { stopWithUsage() }
    do {
      if name == "cells" { return print(try cells(of: path)) }
      if name == "scores" { return try writeScores(of: path) }
      guard let benchmark = benchmarks[name] else { stopWithUsage() }
      print(try benchmark(path).line())
    } catch {
      print("{\"refused\": \(jsonText("\(error)"))}")
      exit(EX_DATAERR)
    }
  }

  private static func stopWithUsage() -> Never {
    let names = (benchmarks.keys.sorted() + ["cells", "scores"]).joined(separator: "|")
    print("usage: clientele-bench \(names) FILE\n       clientele-bench detectors")
    exit(EX_USAGE)
  }
}
