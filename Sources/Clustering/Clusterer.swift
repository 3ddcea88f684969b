public import Numeric
public import Parameters

/// A way to put customers into groups, before it has seen any.
///
/// A clusterer is a value that holds hyper-parameters and nothing else. Fitting returns a separate
/// model, so "used before it was fitted" cannot be written down.
public protocol Clusterer<Model>: Parameterized {
  /// What fitting returns.
  associatedtype Model: ClusteringModel

  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that assigns rows of `d` features to groups.
  /// - Throws: ``ClusteringError`` when a parameter is out of range or the rows do not allow it.
  func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> Model

  /// Finds groups for each of several numbers of groups; what they share is worked out once.
  ///
  /// A method that finds the number itself returns what it finds, once.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups, each from 1 to the number of distinct rows.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  ///   - progress: Told how many numbers are done, on the caller's thread.
  /// - Returns: A model a number, in their order, each as ``fit(_:seed:)`` gives it.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, the rows do not allow a number,
  ///   or the task was cancelled.
  func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [Model]

  /// The method as it groups resamples, where many quick answers tell more than one careful one.
  var forResamples: Self { get }

  /// How many of the last columns of the rows hold codes of categories; 0 for a method that takes
  /// numbers only.
  var categoryCount: Int { get }

  /// How rows are drawn for a resample.
  static var resampling: Resampling { get }

  /// Tries several numbers of groups, measures each, and chooses one with reasons.
  ///
  /// A method that finds the number itself measures that one.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - range: The numbers of groups to try.
  ///   - forced: The number to take whatever the measures say.
  ///   - rule: How the number is chosen.
  ///   - seed: The seed of every random choice. Equal seeds give equal results.
  ///   - progress: Told what is being done, on the caller's thread.
  /// - Returns: The selection, with the model and the labels of the number that was taken.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, the rows do not allow a number,
  ///   a number is forced upon a method that finds it itself, or the task was cancelled.
  func choose(
    _ rows: Matrix, range: ClosedRange<Int>, forced: Int?, rule: ClusterCountRule, seed: UInt64,
    progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> ClusterCountChoice
}

/// A clusterer that is told the number of groups.
public protocol CountedClusterer<Model>: Clusterer {
  /// The number of groups.
  var clusters: Int { get set }
}

/// How rows are drawn for a resample.
public enum Resampling: Sendable {
  /// As many rows as there are, with replacement.
  case withReplacement

  /// Four rows of five, each once: rows drawn twice would look like a crowd to methods that look for
  /// crowds.
  case withoutReplacement
}

/// Groups that were found, able to take in new rows.
public protocol ClusteringModel: Sendable, Codable {
  /// The number of features of the rows it was fitted on.
  var featureCount: Int { get }

  /// The number of groups; labels are `0 ..< clusterCount`.
  var clusterCount: Int { get }

  /// The middle of each group, shape `k × d`, on the scale of the rows it was fitted on.
  var centres: Matrix { get }

  /// The sum of squared distances of the training rows to their centres, where fitting found it.
  var trainingInertia: Double? { get }

  /// The Bayesian information criterion of the training rows, for a method that has a likelihood;
  /// lower is better.
  var bayesianInformation: Double? { get }

  /// Returns how far each row is from the middle of each group, on the scale of the model.
  ///
  /// - Parameter rows: The rows, as wide as those the model was fitted on.
  /// - Returns: For each row a distance for each group.
  func distances(of rows: Matrix) -> [[Double]]

  /// Returns how much each column adds to how far a row is from the middle of a group, so that of two
  /// groups one can tell which columns speak for the one and which for the other.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - row: The values of a row, as many as the model was fitted on.
  /// - Returns: A number from 0 for each column; their unit is the model's own.
  func parts(ofDistanceTo group: Int, from row: [Double]) -> [Double]

  /// Writes the group of each row, `-1` for a row that belongs to none.
  ///
  /// The result of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError)
}

extension ClusteringModel {
  /// Returns the group of each row, `-1` for a row that belongs to none.
  public func labels(of rows: Matrix) throws(ShapeError) -> [Int32] {
    var labels = [Int32](repeating: -1, count: rows.rowCount)
    var span = labels.mutableSpan
    try assign(rows, into: &span)
    return labels
  }
}

extension ClusteringModel {
  /// Nothing: what measures a grouping adds it up.
  public var trainingInertia: Double? { nil }

  /// Nothing: the method has no likelihood.
  public var bayesianInformation: Double? { nil }

  /// Squared differences to the centre.
  public func parts(ofDistanceTo group: Int, from row: [Double]) -> [Double] {
    row.indices.map { column in
      let difference = row[column] - centres[group, column]
      return difference * difference
    }
  }

  /// Euclidean distances to the centres.
  public func distances(of rows: Matrix) -> [[Double]] {
    euclideanDistances(of: rows, to: centres)
  }
}

extension Clusterer {
  /// Finds the groups once, whatever the numbers: the method finds the number itself.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [Model] { [try fit(rows, seed: seed)] }

  /// None.
  public var categoryCount: Int { 0 }

  /// The method as it is.
  public var forResamples: Self { self }

  /// Without replacement.
  public static var resampling: Resampling { .withoutReplacement }
}

extension CountedClusterer {
  /// Finds the groups of each number, one number after another.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups.
  ///   - seed: The seed of every random choice.
  ///   - progress: Told how many numbers are done.
  /// - Returns: A model a number, in their order.
  /// - Throws: ``ClusteringError`` as ``Clusterer/fit(_:seed:)`` does, and when the task was
  ///   cancelled.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [Model] {
    var models: [Model] = []
    for number in numbers {
      try checkCancellation()
      progress(models.count)
      var method = self
      method.clusters = number
      models.append(try method.fit(rows, seed: seed))
    }
    return models
  }

  /// With replacement.
  public static var resampling: Resampling { .withReplacement }
}
