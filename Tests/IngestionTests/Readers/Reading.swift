import Engine
import FoundationEssentials
import Ingestion
import Tabular
import TestSupport

/// What a reader made of some bytes or files, with every cell as text.
struct Reading {
  let relation: Relation
  private let session: Session

  /// Reads files.
  init(_ paths: [String], _ options: ReaderOptions = ReaderOptions()) throws {
    session = try Database().connect()
    relation = try read(paths, options: options, into: session)
  }

  /// The rows, in order; an empty cell and a missing one are both `""`.
  var rows: [[String]] {
    get throws {
      let items = names.map { name in
        "coalesce(\(Dialect.duckDB.name(name))::varchar, '') AS \(Dialect.duckDB.name(name))"
      }
      let table = try session.query(
        "SELECT \(items.joined(separator: ", ")) FROM raw ORDER BY rowid")
      return (0..<table.rowCount).map { row in
        table.columns.map { column in
          guard case .text(let texts) = column.values else { return "?" }
          return texts[row]
        }
      }
    }
  }

  /// The answer to a query that gives one whole number.
  func count(_ query: String) throws -> Int {
    let column = try session.query("SELECT (\(query))::bigint AS n FROM raw")["n"]
    guard case .integer(let values) = column?.values else { return -1 }
    return values.first.map(Int.init) ?? -1
  }

  /// Reads one file with this content.
  init(
    _ bytes: some Sequence<UInt8>, as name: String = "it.csv",
    _ options: ReaderOptions = ReaderOptions()
  ) throws {
    let folder = try ScratchFolder()
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name)))
    try self.init([folder.path(name)], options)
  }

  /// Reads one CSV file with this text.
  init(csv text: String, _ options: ReaderOptions = ReaderOptions()) throws {
    try self.init(text.utf8, options)
  }

  var names: [String] { relation.columns.map(\.name) }
}

/// Options with some of them set.
func options(_ change: (inout ReaderOptions) -> Void) -> ReaderOptions {
  var options = ReaderOptions()
  change(&options)
  return options
}
