/// One made-up invoice, before it has a number.
struct SampleInvoice {
  /// What its number begins with.
  enum Kind: String {
    /// A sale, or a correction of stock.
    case plain = ""

    /// A cancellation.
    case cancelled = "C"

    /// A bad debt.
    case debt = "A"
  }

  /// One line: so many units of a product at a price.
  struct Line: Hashable {
    /// The place in the catalogue.
    var product: Int
    var quantity: Int64
    var pence: Int
    var hasDescription = true
  }

  var kind = Kind.plain

  /// Minutes since 1970-01-01.
  var minute: Int

  /// The customer's number, or `nil` for a guest.
  var customer: Int64?

  /// The place of the country.
  var country: Int
  var lines: [Line]
}
