import FoundationEssentials
import Studies
import Synchronization
import Tabular

/// What a study left in its folder, read as far as it is asked for.
final class FinishedStudy: Sendable {
  /// The folder.
  let folder: String

  /// What the folder says about itself.
  let index: SectionIndex

  /// The table of customers, a column after another; the first holds who they are.
  let columns: [CustomerCells]

  /// Where the lines of `sections/purchases.jsonl` end, once they were asked for.
  let purchaseEnds = Mutex<[Int]?>(nil)

  private let orders: Mutex<[Int: [Int32]]>
  private let learned: Mutex<Model?>
  private let places: [String: Int]

  /// Reads a folder.
  ///
  /// - Throws: ``ServiceError/state(_:)`` when the folder does not hold a study.
  init(folder: String) throws(ServiceError) {
    self.folder = folder
    guard let data = FileManager.default.contents(atPath: "\(folder)/sections/index.json"),
      let index = try? JSONDecoder().decode(SectionIndex.self, from: data)
    else { throw .state("the results of the study cannot be read") }
    self.index = index
    columns =
      index.columns.isEmpty
      ? []
      : try CustomerTableFile(path: "\(folder)/sections/customers.csv", heads: index.columns)
        .columns()
    orders = Mutex([:])
    learned = Mutex(nil)
    let keys = columns.first?.texts
    places = Dictionary(
      (0..<(keys?.count ?? 0)).map { (keys?[$0] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The number of customers.
  var count: Int { columns.first?.texts?.count ?? 0 }

  /// The row of a customer.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)``.
  func row(of customer: String) throws(ServiceError) -> Int {
    guard let row = places[customer] else {
      throw .notFound(what: "customer of this name in the study", id: "")
    }
    return row
  }

  /// The column of a name.
  func column(_ name: String) -> CustomerCells? { columns.first { $0.head.name == name } }

  /// The rows by rising value of a column; computed once.
  func order(by column: Int) -> [Int32] {
    if let known = orders.withLock({ $0[column] }) { return known }
    let order = columns[column].ascending()
    orders.withLock { $0[column] = order }
    return order
  }

  /// Whether the model was read.
  var isModelRead: Bool { learned.withLock { $0 != nil } }

  /// The model, read once.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)`` when the study made none.
  func model() throws(ServiceError) -> Model {
    let result = learned.withLock { learned in
      Result { () throws(ServiceError) in
        if let learned { return learned }
        let path = "\(folder)/model.json"
        guard FileManager.default.fileExists(atPath: path) else {
          throw .notFound(what: "model", id: "of this study, for it made no segments")
        }
        do {
          let model = try Model(path: path)
          learned = model
          return model
        } catch { throw .state("the model of the study cannot be read") }
      }
    }
    return try result.get()
  }

  /// What the study put down about itself.
  func record() throws(ServiceError) -> StudyRecord {
    guard let data = FileManager.default.contents(atPath: "\(folder)/study.json"),
      let record = try? JSONDecoder().decode(StudyRecord.self, from: data)
    else { throw .state("the record of the study cannot be read") }
    return record
  }
}
