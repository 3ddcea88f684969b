import CommandLineKit
import Ingestion
import Parameters
import Reporting
import Tabular

/// Makes a shop to try things on.
enum SampleCommand: Command {
  static let configuration = CommandConfiguration(
    name: "sample", summary: "Makes a realistic shop with customers of known kinds.",
    discussion: """
      The columns are those of Online Retail: InvoiceNo, StockCode, Description, Quantity, \
      InvoiceDate, UnitPrice, CustomerID, Country. So is the dirt: cancelled invoices, rows without \
      a customer, codes that are no products, zero prices, exact duplicates, and orders of tens of \
      thousands of units taken back minutes later. The same numbers and seed give the same shop on \
      every machine.
      """,
    examples: [
      CommandExample("clientele sample shop.xlsx", "makes a workbook with 5,000 customers"),
      CommandExample(
        "clientele sample shop.csv --customers 200 --seed 7 --truth truth.csv",
        "makes a small shop, and a file with the kind each customer was made as"),
    ])

  static let file = Argument<String>(
    "FILE", completion: .files([]), help: "where to write it: .xlsx, .csv or .parquet")
  static let customers = Option("customers", default: 5_000, help: "how many customers")
  static let seed = Option<UInt64>("seed", default: 1, help: "the seed of every random choice")
  static let months = Option("months", default: 12, help: "how many months of sales")
  static let truth = Option<String?>(
    "truth", placeholder: "FILE", completion: .files([]),
    help: "also write the kind each customer was made as: .csv, .xlsx or .parquet")
  static let quiet = Flag("quiet", short: "q", help: "say nothing unless something is wrong")

  static var arguments: [any ArgumentKey] { [file, customers, seed, months, truth, quiet] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    for path in [values[file]] + [values[truth]].compactMap(\.self) { try checkPlace(path) }
    guard values[truth] != values[file] else { throw ReportingError.samePlace(path: values[file]) }
    let sales = try shop(values).make { try Task.checkCancellation() }
    try sheet("Sales", sales.rows).write(to: values[file])
    try Task.checkCancellation()
    if let path = values[truth] { try sheet("Truth", sales.truth).write(to: path) }
    guard !values[quiet] else { return }
    environment.print(
      "\(values[file]): \(grouped(sales.rows.rowCount)) rows of "
        + "\(grouped(values[customers])) customers, seed \(values[seed])")
  }

  private static func shop(_ values: ParsedValues) throws(UsageError) -> SampleShop {
    try check(values[customers], SampleShop.allowedCustomers, customers.specification.name)
    try check(values[months], SampleShop.allowedMonths, months.specification.name)
    return SampleShop(
      customers: values[customers], seed: values[seed], months: values[months])
  }

  private static func check(
    _ value: Int, _ allowed: ClosedRange<Int>, _ name: String
  ) throws(UsageError) {
    guard !allowed.contains(value) else { return }
    let requirement = "from \(grouped(allowed.lowerBound)) to \(grouped(allowed.upperBound))"
    throw .badValue(argument: "--\(name)", text: "\(value)", expected: requirement)
  }

  /// Numbers of invoices and products are numbers where they can be, as in shops' own workbooks.
  private static func sheet(_ name: String, _ table: Table) -> WorkbookSheet {
    WorkbookSheet(
      name: name, table: table, formats: ["UnitPrice": .decimal(2)],
      numericTexts: ["InvoiceNo", "StockCode"])
  }
}
