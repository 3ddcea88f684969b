import Engine
import Tabular

extension Cleaning {
  /// Why a rule left no row; of countries that are nowhere in the data, which there are.
  func nothingLeft(
    after entry: LedgerEntry, _ rule: AnyCleaningRule?
  ) throws(IngestionError) -> IngestionError {
    let general = IngestionError.nothingLeft(
      rule: entry.rule, step: entry.step, rowsBefore: entry.before.rows)
    guard let countries = (rule?.rule as? CountryRule)?.countries else { return general }
    let found = try query(
      "SELECT country, count(*) AS rows FROM \(Self.lines) WHERE country IS NOT NULL "
        + "GROUP BY country ORDER BY rows DESC, country LIMIT 40")
    let known = found.texts("country").compactMap { $0 }
    guard let other = countries.first(where: { !known.contains($0) }) else { return general }
    return .unknownCountry(
      other, step: entry.step, rowsBefore: entry.before.rows, known: known)
  }
}
