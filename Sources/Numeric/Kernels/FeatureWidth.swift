/// A number of features, as a type.
///
/// Kernels are compiled for each, and loops over a number that the compiler knows are unrolled. Most
/// studies of customers have two or three features.
protocol FeatureWidth: Sendable {
  /// The number of features.
  var count: Int { get }
}

/// Two features.
struct TwoFeatures: FeatureWidth {
  var count: Int { 2 }
}

/// Three features.
struct ThreeFeatures: FeatureWidth {
  var count: Int { 3 }
}

/// Any number of features.
struct ManyFeatures: FeatureWidth {
  let count: Int
}
