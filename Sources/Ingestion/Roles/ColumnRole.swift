/// What a column means.
public enum ColumnRole: String, Codable, CaseIterable, Sendable {
  /// The number of an invoice, order or basket.
  case invoice

  /// The code of a product.
  case product

  /// What a product is, in words.
  case description

  /// The number of units; negative for returns.
  case quantity

  /// When it was bought.
  case date

  /// The price of one unit.
  case price

  /// The value of the whole line, where it is not quantity times price.
  case total

  /// Who bought it.
  case customer

  /// The country or region of the customer.
  case country

  /// Who it is, in a table with one row a customer.
  case id

  /// A number that describes a customer, in a table with one row a customer.
  case feature

  /// A word that describes a customer, in a table with one row a customer.
  case category

  /// The role in words, as it stands in a sentence.
  public var words: String {
    switch self {
    case .invoice: "the invoice"
    case .product: "the product"
    case .description: "the description"
    case .quantity: "the quantity"
    case .date: "the date"
    case .price: "the unit price"
    case .total: "the line total"
    case .customer: "the customer"
    case .country: "the country"
    case .id: "the customer's id"
    case .feature: "a feature"
    case .category: "a category"
    }
  }

  /// The roles of a table of transactions, the most telling first.
  static let ofTransactions: [ColumnRole] = [
    .customer, .invoice, .date, .quantity, .price, .total, .product, .description, .country,
  ]
}

/// The shape of a table.
public enum TableShape: String, Codable, Sendable {
  /// One row a line of an invoice.
  case transactions

  /// One row a customer.
  case customers

  /// The shape in words.
  public var words: String {
    switch self {
    case .transactions: "transactions, one row a line of an invoice"
    case .customers: "a table with one row a customer"
    }
  }
}

/// Which column plays a role, and how sure that is.
public struct RoleAssignment: Codable, Sendable, Hashable {
  /// The role.
  public let role: ColumnRole

  /// The name of the column.
  public let column: String

  /// How sure the guess is, 0 to 1; 1 when it was given.
  public let confidence: Double

  /// Why, as a phrase.
  public let reason: String

  /// Whether a person named the column.
  public let isGiven: Bool
}

/// What the columns of a relation mean.
public struct RoleMapping: Codable, Sendable, Hashable {
  /// The shape of the table.
  public let shape: TableShape

  /// The roles that are played, in the order of ``ColumnRole``.
  public let assignments: [RoleAssignment]

  /// What a reader should know, as sentences.
  public let notes: [String]

  /// Names the columns of a table with one row a customer.
  ///
  /// - Parameters:
  ///   - id: The column that says who it is, or `nil` to number customers by row.
  ///   - features: The columns of numbers.
  ///   - categories: The columns of words.
  public init(customersBy id: String?, features: [String], categories: [String] = []) {
    shape = .customers
    func given(_ columns: [String], _ role: ColumnRole) -> [RoleAssignment] {
      columns.map {
        RoleAssignment(role: role, column: $0, confidence: 1, reason: "given", isGiven: true)
      }
    }
    assignments =
      given(features, .feature) + given(categories, .category)
      + (id.map {
        [RoleAssignment(role: .id, column: $0, confidence: 1, reason: "the name", isGiven: false)]
      } ?? [])
    notes = []
  }

  init(shape: TableShape, assignments: [RoleAssignment], notes: [String]) {
    self.shape = shape
    self.assignments = assignments
    self.notes = notes
  }

  /// The column of a role, or `nil`.
  public func column(_ role: ColumnRole) -> String? {
    assignments.first { $0.role == role }?.column
  }

  /// The columns of a role that several may play.
  public func columns(_ role: ColumnRole) -> [String] {
    assignments.filter { $0.role == role }.map(\.column)
  }
}
