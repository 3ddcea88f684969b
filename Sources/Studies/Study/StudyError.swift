import Clustering
import Detection
import Engine
import Features
import Ingestion
import Numeric
import Parameters
import Projection
import Workbook

/// Why a study could not be carried out.
public enum StudyError: Error, Sendable {
  /// A person or a signal stopped it.
  case cancelled

  /// There are too few customers for the number of segments asked for.
  case tooFewCustomers(customers: Int, segments: Int)

  /// A feature the recipe groups by does not exist.
  case unknownFeature(String, known: [String])

  /// A category the recipe groups by does not exist.
  case unknownCategory(String, known: [String])

  /// There is no column of this name to take labels from.
  case unknownLabels(String, known: [String])

  /// Labels were named for lines of invoices.
  case labelsOfInvoices

  /// A category has so many values that they tell customers apart and not together.
  case tooManyValues(category: String, values: Int)

  /// A customer's feature is not a finite number.
  case notFinite(feature: String, customers: Int)

  /// The recipe is for another shape of table.
  case wrongShape(recipe: String, needs: String, got: String)

  /// Every feature was left out.
  case noFeatures

  /// A day to count recency to was given for a table without days.
  case noDays
}

extension StudyError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .cancelled: "Stopped before the end; nothing was written."
    case .tooFewCustomers(let customers, let segments):
      "\(customers == 1 ? "1 customer is" : "\(customers) customers are") left after cleaning, too "
        + "few for \(segments) segments; clean less, or ask for fewer segments with --k."
    case .unknownFeature(let name, let known):
      "There is no feature '\(name)'\(suggestion(for: name, among: known)); choose with --features."
    case .unknownCategory(let name, []):
      "There is no category '\(name)', nor any other, to group customers by; leave --categories out."
    case .unknownCategory(let name, let known):
      "There is no category '\(name)'\(suggestion(for: name, among: known)); choose with --categories."
    case .unknownLabels(let name, let known):
      "There is no column '\(name)' to take labels from\(suggestion(for: name, among: known))."
    case .labelsOfInvoices:
      "Labels stand in a table with one row a customer, but the file holds "
        + "\(TableShape.transactions.words); leave --labels, or unusual.labels of the recipe, out."
    case .tooManyValues(let category, let values):
      "The category \(category) has \(values) different values, but customers are grouped by at most "
        + "\(CategoryValues.most); leave it out, or write fewer values."
    case .notFinite(let feature, let customers):
      "The feature \(feature) is missing or not a number for "
        + "\(customers == 1 ? "1 customer" : "\(customers) customers"); fill the gaps, or leave it out "
        + "with --without \"\(feature)\"."
    case .wrongShape(let recipe, TableShape.transactions.words, let got):
      "The recipe \(recipe) needs \(TableShape.transactions.words), but the file holds \(got); "
        + "choose another with --recipe, and leave out --returns and --country."
    case .wrongShape(let recipe, let needs, let got):
      "The recipe \(recipe) needs \(needs), but the file holds \(got); choose another with --recipe."
    case .noFeatures:
      "No feature is left to group customers by; leave fewer out with --without."
    case .noDays:
      "A table with one row a customer tells no days to count recency from, so --reference, or "
        + "customers.reference of the recipe, has no meaning; leave it out."
    }
  }
}
