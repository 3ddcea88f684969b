import Engine
import Features
import Ingestion
import Studies

/// Measures the recipe `rfm` from typed rows in memory to one row a customer.
///
/// Measured are the four cleaning rules with their ledger, and all features of the customers, of
/// which recency, frequency and monetary value are three; reading the file is not.
func measureRFM(_ path: String) throws -> Measurement {
  let session = try Database().connect()
  let relation = try read([path], into: session)
  let roles = try suggestRoles(for: relation, in: session)
  let rules = try RecipeCatalog.recipe(named: "rfm").cleaning
  var (measurement, customers) = try measure(repeats: 5) {
    let cleaned = try clean(relation, roles: roles, rules: rules, in: session)
    return try customerFeatures(of: cleaned, reference: .dayAfterLast, in: session).customers
  }
  measurement.check["customers"] = Double(customers.identifiers.count)
  for name in ["recency", "frequency", "monetary"] {
    measurement.check[name] = customers.feature(name)?.values.reduce(0, +)
  }
  return measurement
}
