public import Parameters

/// Every detector of the library, by identifier.
public enum DetectorCatalog {
  /// The detectors with their default hyper-parameters, in the order a person should meet them.
  public static let all: [any Detector] = [
    IsolationForest(),
    NearestNeighbours(),
    LOF(),
    CBLOF(),
    ECOD(),
    COPOD(),
    HBOS(),
    MedianDeviation(),
    ZScore(),
    LODA(),
    ExtendedIsolationForest(),
    FeatureBagging(),
    DetectorPool(),
    LSCP(),
    HalfSpaceTrees(),
    DIF(),
    AutoEncoder(),
    VAE(),
    DeepSVDD(),
    LUNAR(),
    COF(),
    ABOD(),
    SOD(),
    INNE(),
    Sampling(),
    ROD(),
    LOCI(),
    SOS(),
    GLOSH(),
    PCA(),
    Mahalanobis(),
    MCD(),
    KDE(),
    GMM(),
    OneClassSVM(),
    SGDOneClassSVM(),
    SVDD(),
    KernelPCA(),
    QMCD(),
    CookDistance(),
    LMDD(),
  ]

  /// Returns the detector with an identifier, with default hyper-parameters.
  public static func detector(named identifier: String) -> (any Detector)? {
    all.first { type(of: $0).identifier == identifier }
  }

  /// Returns a detector with some of its hyper-parameters set.
  ///
  /// - Parameters:
  ///   - identifier: The name of the detector.
  ///   - settings: Values by parameter name; the others keep their defaults.
  /// - Returns: The detector.
  /// - Throws: ``DetectionError`` for a name that is not known, or a value not allowed.
  public static func detector(
    named identifier: String, settings: [String: Setting]
  ) throws(DetectionError) -> any Detector {
    guard var detector = detector(named: identifier) else {
      throw .unknownDetector(name: identifier, known: all.map { type(of: $0).identifier })
    }
    do throws(ParameterError) {
      for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
        try detector.set(name, to: setting)
      }
    } catch {
      throw .parameter(error)
    }
    return detector
  }
}
