import Detection
import Engine
import Features
import Ingestion
import Numeric
import Tabular

extension Recipe {
  /// Scores the lines that cleaning left by quantity, unit price and country.
  ///
  /// Countries become one column of zeros and ones each, but for the first in the alphabet.
  ///
  /// - Parameters:
  ///   - cleaned: The lines that cleaning left.
  ///   - places: Where they stand in the file.
  ///   - session: Where they are.
  /// - Returns: The unusual lines with their codes, and a sample of the others.
  /// - Throws: The error of the room that could not go on.
  func unusualLines(
    of cleaned: CleaningResult?, at places: RowPlaces, in session: Session
  ) throws -> UnusualLines {
    guard let settings = unusual, let detector = try detector(), let cleaned else {
      throw StudyError.wrongShape(
        recipe: name, needs: TableShape.transactions.words, got: TableShape.customers.words)
    }
    let lines = try LineRows(cleaned, session)
    let rows = try lines.scaled(by: transforms)
    let model = try detector.fitAny(rows, seed: seed)
    let scores = try RepeatedRows(rows).scores(by: model)
    let threshold = try settings.rule.threshold(for: scores)
    return try lines.summary(
      scores, threshold: threshold, method: settings.method, at: places,
      LineCodes(cleaned, session))
  }
}

/// The lines of invoices that are scored.
struct LineRows {
  let row: [Int64]
  let quantity: [Double]
  let price: [Double]
  let country: [String]

  init(_ cleaned: CleaningResult, _ session: Session) throws {
    let found = try session.query(
      """
      SELECT row::bigint AS row, quantity, price, coalesce(country, '') AS country
      FROM \(cleaned.table) WHERE step = \(CleaningResult.kept)
        AND quantity IS NOT NULL AND price IS NOT NULL ORDER BY row
      """)
    row = found.integers("row")
    quantity = found.numbers("quantity")
    price = found.numbers("price")
    country = found.texts("country").map { $0 ?? "" }
  }

  /// A column of zeros and ones for each country but the first.
  private func countryColumns() -> [[Double]] {
    Set(country).sorted().dropFirst().map { level in country.map { $0 == level ? 1 : 0 } }
  }

  /// Quantity and unit price as a recipe scales them, and the columns of countries behind.
  func scaled(by transforms: [TransformStep]) throws -> Matrix {
    let numbers = try Matrix(columns: [quantity, price])
    let transform = try FittedTransform(
      fitting: transforms, to: numbers, columns: ["quantity", "price"])
    return try transform.apply(numbers).adding(columns: countryColumns())
  }

  func summary(
    _ scores: [Double], threshold: Double, method: String, at places: RowPlaces, _ codes: LineCodes
  ) throws -> UnusualLines {
    let ranked = scores.indices.filter { scores[$0] > threshold }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    let usual = scores.indices.filter { scores[$0] <= threshold }
    let step = max(1, usual.count / 2_000)
    let sample = stride(from: 0, to: usual.count, by: step).prefix(2_000).map { usual[$0] }
    let shown = ranked + sample
    let lines = zip(shown, try codes.codes(ofRows: shown.map { row[$0] })).map { index, codes in
      UnusualLine(
        place: places[Int(row[index])], invoice: codes.invoice, product: codes.product,
        customer: codes.customer, quantity: quantity[index], price: price[index],
        country: country[index], score: scores[index])
    }
    return UnusualLines(
      method: method, lines: scores.count, count: ranked.count, threshold: threshold,
      scores: scores, sensitivity: try Sensitivity(of: scores), countries: countries(ranked),
      ranked: Array(lines.prefix(ranked.count)),
      usualSample: Array(lines.dropFirst(ranked.count)))
  }

  private func countries(_ unusual: [Int]) -> [CountryCount] {
    var all: [String: Int] = [:]
    var odd: [String: Int] = [:]
    for name in country { all[name, default: 0] += 1 }
    for index in unusual { odd[country[index], default: 0] += 1 }
    return all.map { CountryCount(country: $0, lines: $1, unusual: odd[$0, default: 0]) }
      .sorted { (-$0.unusual, $0.country) < (-$1.unusual, $1.country) }
  }
}
