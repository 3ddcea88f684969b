import CommandLineKit
import TestSupport

extension BadInputTests {
  static let columns: [BadInput] = [
    BadInput(
      "no customer column", .badData,
      says: ["the customer", "'InvoiceNo', 'StockCode'", "--column customer="]
    ) {
      let lines = SmallInputs.shop.split(separator: "\n")
      let text = lines.map { $0.split(separator: ",").dropLast().joined(separator: ",") }
      return try segment($0, text: text.joined(separator: "\n") + "\n")
    },
    BadInput("a column that is none", .badData, says: ["'Custmer'", "'CustomerID'"]) {
      try segment($0, text: SmallInputs.shop, ["--column", "customer=Custmer"])
    },
    BadInput("a role that is none", .usage, says: ["'custmer'", "'customer'"]) {
      try segment($0, text: SmallInputs.shop, ["--column", "custmer=CustomerID"])
    },
    BadInput(
      "a rule that takes every row", .badData,
      says: ["The rule 'country'", "step 2", "30 rows", "'france'; perhaps you meant 'France'"]
    ) { folder in
      let text = SmallInputs.shop.split(separator: "\n").enumerated().map { line, text in
        text + (line == 0 ? ",Country" : ",France")
      }
      try folder.write(SmallInputs.recipe, to: "small.json5")
      return try segment(
        folder, text: text.joined(separator: "\n") + "\n",
        ["--recipe", folder.path("small.json5"), "--country", "france"])
    },
    BadInput("a role with two columns", .usage, says: ["customer", "'CustomerID'", "'InvoiceNo'"]) {
      try segment(
        $0, text: SmallInputs.shop,
        ["--column", "customer=CustomerID", "--column", "customer=InvoiceNo"])
    },
    BadInput("a rule without its column", .badData, says: ["'country'", "--column country="]) {
      try segment($0, text: SmallInputs.shop, ["--country", "France"])
    },
    BadInput("an invoice file for a recipe of customers", .badData, says: ["mall", "--recipe"]) {
      try segment($0, text: SmallInputs.shop, ["--recipe", "mall"])
    },
    BadInput("customers for a recipe of invoices", .badData, says: ["rfm", "--recipe"]) {
      try segment(
        $0, text: SmallInputs.customers(30) { "\($0 * 37 % 90)" }, ["--recipe", "rfm"])
    },
  ]

  static let cells: [BadInput] = [
    BadInput(
      "dates that do not parse", .badData,
      says: ["3 values", "'InvoiceDate'", "row 6", "tried %Y-%m-%d %H:%M:%S", "--date-format"]
    ) {
      try segment(
        $0, text: SmallInputs.shop(column: 3) { $0 >= 4 && $0 < 7 ? "soon" : nil })
    },
    BadInput(
      "a given date format that does not fit", .badData, says: ["30 values", "row 2", "%d.%m.%y"]
    ) {
      try segment($0, text: SmallInputs.shop, ["--date-format", "%d.%m.%y"])
    },
    BadInput(
      "text in a number column", .badData, says: ["2 values", "'Quantity'", "first in row 8"]
    ) {
      try segment(
        $0, text: SmallInputs.shop(column: 2) { $0 == 6 || $0 == 9 ? "a dozen" : nil })
    },
    BadInput(
      "text in a feature", .badData, says: ["1 value ", "'Spend'", "first in row 11"]
    ) {
      try segment(
        $0, text: SmallInputs.customers(50) { $0 == 9 ? "lots" : "\($0 * 37 % 90)" })
    },
    BadInput(
      "neither number nor infinity in a feature", .badData,
      says: ["Spend", "not a number for 2 customers", "--without"]
    ) {
      try segment(
        $0,
        text: SmallInputs.customers(50) { $0 == 9 ? "NaN" : $0 == 12 ? "inf" : "\($0 * 37 % 90)" })
    },
    BadInput("a gap in a feature", .badData, says: ["Spend", "missing", "for 1 customer;"]) {
      try segment($0, text: SmallInputs.customers(50) { $0 == 9 ? "" : "\($0 * 37 % 90)" })
    },
  ]
}
