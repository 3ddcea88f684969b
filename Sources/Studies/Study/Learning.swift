import Clustering
import Detection
import Features
import Insight
import Numeric
import Projection
import Segments

/// The customers that are grouped, on the scale on which they are.
struct LearningRows {
  var features: [String]
  var transform: FittedTransform
  var fences: Fences?
  /// The features that stick out of each customer, with sides; empty for one within the fences.
  var beyond: [[FenceSide]]
  /// The customers that are grouped, as rows of the table.
  var clustered: [Int]
  /// Their features, scaled.
  var scaled: Matrix
  /// The categories they are grouped by too.
  var categories: [CategoryValues]
  /// What they are grouped by: their features, scaled, and the codes of categories.
  var grouped: Matrix
}

/// What is learned from one row a customer, before it has names.
@dynamicMemberLookup
struct Learning {
  /// The customers that were grouped.
  var rows: LearningRows
  var choice: ClusterCountChoice

  subscript<Value>(dynamicMember path: KeyPath<LearningRows, Value>) -> Value {
    rows[keyPath: path]
  }
}

extension Recipe {
  /// Chooses the features, sets extremes apart and scales the others.
  func rows(of customers: CustomerTable) throws -> LearningRows {
    let names = try featureNames(in: customers)
    let categories = try categoryValues(in: customers)
    let rows = try customers.matrix(of: names)
    let fences = try fences(on: customers)
    let beyond = customers.identifiers.indices.map { row in
      fences?.sides(of: rows.row(row), named: names) ?? []
    }
    let clustered = beyond.indices.filter { beyond[$0].isEmpty }
    let inside = clustered.count == beyond.count ? rows : rows.selectingRows(clustered)
    let least = clustering?.clusters.from ?? 2
    guard clustered.count >= least else {
      throw StudyError.tooFewCustomers(customers: clustered.count, segments: least)
    }
    let transform = try FittedTransform(fitting: transforms, to: inside, columns: names)
    let scaled = try transform.apply(inside)
    let coded = zip(categories, customers.categoryColumns(categories.map(\.name))).map {
      (values, column) in values.codes(of: clustered.map { column[$0] })
    }
    return LearningRows(
      features: names, transform: transform, fences: fences, beyond: beyond, clustered: clustered,
      scaled: scaled, categories: categories, grouped: try scaled.adding(columns: coded))
  }

  /// Chooses the features, scales them, sets extremes apart and groups the others.
  func learn(
    from customers: CustomerTable, progress: (Double, String) -> Void
  ) throws -> Learning? {
    guard let method = try clusterer(), let clustering else { return nil }
    let rows = try rows(of: customers)
    let count = clustering.clusters
    let choice = try method.choose(
      rows.grouped, range: range(count), forced: count.isForced ? count.from : nil,
      rule: countRule, seed: seed
    ) { progress($0.share, $0.stage) }
    return Learning(rows: rows, choice: choice)
  }

  /// How the number of segments is chosen.
  var countRule: ClusterCountRule {
    var rule = ClusterCountRule()
    rule.measure = clustering?.chooseBy == .gap ? .gap : .silhouette
    return rule
  }

  /// A forced number is tried among its neighbours, so that the chart shows what was passed over.
  private func range(_ count: ClusterCount) -> ClosedRange<Int> {
    count.isForced ? 2...max(10, count.to) : count.from...count.to
  }

  /// The features customers are grouped by, all known.
  func featureNames(in customers: CustomerTable) throws -> [String] {
    let known = customers.features.map(\.name)
    let wanted = self.customers.features.isEmpty ? defaultFeatures(known) : self.customers.features
    for name in wanted where !known.contains(name) {
      throw StudyError.unknownFeature(name, known: known)
    }
    return wanted
  }

  private func defaultFeatures(_ known: [String]) -> [String] {
    let usual = CustomerTable.groupedByDefault
    return usual.allSatisfy(known.contains) ? usual : known
  }

  private func fences(on customers: CustomerTable) throws -> Fences? {
    guard extremes.handling == .setApart else { return nil }
    return try Fences(
      features: extremes.features, rows: try customers.matrix(of: extremes.features),
      factor: extremes.fence)
  }
}

extension Matrix {
  /// Returns the matrix with further columns behind its own.
  func adding(columns: [[Double]]) throws(ShapeError) -> Matrix {
    guard !columns.isEmpty else { return self }
    return try Matrix(columns: (0..<columnCount).map { columnValues($0) } + columns)
  }
}

extension CustomerTable {
  /// Returns some of the features as columns, all of them finite.
  func matrix(of names: [String]) throws -> Matrix {
    let known = features.map(\.name)
    let columns = try names.map { name in
      guard let feature = features.first(where: { $0.name == name }) else {
        throw StudyError.unknownFeature(name, known: known)
      }
      let bad = feature.values.count { !$0.isFinite }
      guard bad == 0 else { throw StudyError.notFinite(feature: name, customers: bad) }
      return feature.values
    }
    return try Matrix(columns: columns)
  }
}
