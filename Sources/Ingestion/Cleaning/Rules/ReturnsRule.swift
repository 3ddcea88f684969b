import Engine

/// What happens to goods that came back.
public enum ReturnsHandling: String, RecipeWord {
  /// Rows of returns are set aside; the sales they undo stay.
  case drop

  /// Rows of returns stay and count negative.
  case keep

  /// A return is set against the latest earlier sales of the same customer and product.
  case net
}

/// Says what happens to returns: negative quantities and cancelled invoices.
public struct ReturnsRule: CleaningRule {
  public static let identifier = "returns"
  public static let summary =
    "Handles returns: drop, keep, or net them against the sales they undo."
  public static let keys = ["handling"]

  /// What happens to returns.
  public var handling: ReturnsHandling

  /// Creates the rule.
  public init(handling: ReturnsHandling) { self.handling = handling }

  public var words: String {
    switch handling {
    case .drop: "returns are set aside; the sales they undo stay"
    case .keep: "returns stay and count negative"
    case .net: "returns are set against the latest earlier sale of the same customer and product"
    }
  }

  public var needs: [ColumnRole] { handling == .net ? [.customer] : [] }

  public var effect: RuleEffect {
    switch handling {
    case .drop: .keep(!isReturn)
    case .keep: .everything
    case .net: .netReturns
    }
  }
}

/// Whether a line is a return: cancelled, of fewer than no units, or, where the data have no unit
/// price, of less than no money.
let isReturn: Expression =
  isCancelled
  || .call("coalesce", [.column("quantity"), .integer(0)]) < .integer(0)
  || (.isMissing(.column("price"))
    && .call("coalesce", [.column("total"), .integer(0)]) < .integer(0))
