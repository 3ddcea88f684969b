import Engine

extension Cleaning {
  /// Marks rows that are alike in every column of the file to an earlier row that is left.
  ///
  /// Rows are first thinned out by a hash, so that only a few thousand are compared cell by cell.
  func markDuplicates(step: Int) throws(IngestionError) {
    let names = relation.columns.map { "r.\(Dialect.duckDB.name($0.name))" }
    let cells = names.joined(separator: ", ")
    let raw = Dialect.duckDB.name(relation.table)
    try run(
      """
      CREATE OR REPLACE TEMP TABLE suspects AS
      SELECT unnest(rows) AS row FROM (
        SELECT list(l.row) AS rows FROM \(Self.lines) l JOIN \(raw) r ON r.rowid = l.row
        WHERE l.step = \(CleaningResult.kept) GROUP BY hash(\(cells)) HAVING count(*) > 1)
      """)
    try run(
      """
      UPDATE \(Self.stored) SET step = \(step) WHERE row IN (
        SELECT row FROM (
          SELECT s.row, row_number() OVER (PARTITION BY \(cells) ORDER BY s.row) AS place
          FROM suspects s JOIN \(raw) r ON r.rowid = s.row) WHERE place > 1)
      """)
  }
}
