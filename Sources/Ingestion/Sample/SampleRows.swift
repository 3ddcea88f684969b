import Tabular

/// Puts invoices in the order of time, numbers them, and lays them out as columns.
struct SampleRows {
  private let catalogue: SampleCatalogue
  private var invoiceCodes: [Int32] = []
  private var products: [Int32] = []
  private var hasDescription: [Bool] = []
  private var quantities: [Int64] = []
  private var times: [Int64] = []
  private var prices: [Double] = []
  private var customers: [Int64] = []
  private var hasCustomer: [Bool] = []
  private var countries: [Int32] = []
  private var numbers = TextValues()

  init(catalogue: SampleCatalogue) { self.catalogue = catalogue }

  /// Returns the rows of all invoices, unless a check in between throws.
  consuming func table<Failure: Error>(
    of invoices: [SampleInvoice], checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Table {
    // The place breaks ties, so that the order does not hang on the sort.
    let order = invoices.indices.sorted { (invoices[$0].minute, $0) < (invoices[$1].minute, $1) }
    for (position, place) in order.enumerated() {
      if position % 65_536 == 0 { try check() }
      append(invoices[place], position)
    }
    return Table(columns: columns())
  }

  private mutating func append(_ invoice: SampleInvoice, _ position: Int) {
    numbers.append("\(invoice.kind.rawValue)\(536_365 + position)")
    for line in invoice.lines {
      invoiceCodes.append(Int32(position))
      products.append(Int32(line.product))
      hasDescription.append(line.hasDescription)
      quantities.append(line.quantity)
      times.append(Int64(invoice.minute) * 60_000_000)
      prices.append(Double(line.pence) / 100)
      customers.append(invoice.customer ?? 0)
      hasCustomer.append(invoice.customer != nil)
      countries.append(Int32(invoice.country))
    }
  }

  private func columns() -> [Column] {
    let codes = TextValues(catalogue.products.map(\.code))
    let descriptions = TextValues(catalogue.products.map(\.description))
    let names = TextValues(SampleCountry.all.map(\.name))
    return [
      Column(name: "InvoiceNo", values: .category(codes: invoiceCodes, values: numbers)),
      Column(name: "StockCode", values: .category(codes: products, values: codes)),
      Column(
        name: "Description", values: .category(codes: products, values: descriptions),
        isPresent: hasDescription),
      Column(name: "Quantity", values: .integer(quantities)),
      Column(name: "InvoiceDate", values: .timestamp(times)),
      Column(name: "UnitPrice", values: .number(prices)),
      Column(name: "CustomerID", values: .integer(customers), isPresent: hasCustomer),
      Column(name: "Country", values: .category(codes: countries, values: names)),
    ]
  }
}
