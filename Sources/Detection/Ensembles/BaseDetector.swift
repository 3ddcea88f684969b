/// The detectors of which an ensemble can be made, by their names in the catalogue.
public enum BaseDetector: String, CaseIterable, Sendable, Codable {
  /// The local outlier factor.
  case localOutlierFactor = "lof"

  /// Distances to the nearest neighbours.
  case nearestNeighbours = "nearest-neighbours"

  /// An isolation forest.
  case isolationForest = "isolation-forest"

  /// Histograms of features.
  case histograms = "hbos"

  /// Tails of features.
  case tails = "ecod"

  /// The detector with its default hyper-parameters.
  var detector: any Detector {
    get throws(DetectionError) {
      try DetectorCatalog.detector(named: rawValue, settings: [:])
    }
  }
}
