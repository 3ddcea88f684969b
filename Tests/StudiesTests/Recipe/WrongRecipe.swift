import Testing

/// A recipe with a mistake, and what the sentence about it should say.
struct WrongRecipe: Sendable, CustomTestStringConvertible {
  let text: String
  let says: [String]

  var testDescription: String { text }

  init(_ text: String, _ says: String...) {
    self.text = text
    self.says = says
  }

  static let unknownKeys: [WrongRecipe] = [
    WrongRecipe("{ cleening: [] }", "'cleening'", "perhaps you meant 'cleaning'"),
    WrongRecipe("{ colour: 1 }", "'colour'", "there are version, name"),
    WrongRecipe("{ customers: { refrence: 'last' } }", "'refrence' in customers", "'reference'"),
    WrongRecipe("{ extremes: { fences: 2 } }", "'fences' in extremes", "'fence'"),
    WrongRecipe("{ extremes: { groups: [{ nane: 'x' }] } }", "in extremes.groups", "'name'"),
    WrongRecipe(
      "{ transforms: [{ transform: 'log1p', column: ['a'] }] }", "transforms", "'columns'"),
    WrongRecipe("{ clustering: { cluster: 3 } }", "'cluster' in clustering", "'clusters'"),
    WrongRecipe("{ clustering: { parameters: { start: 3 } } }", "'start'", "'starts'"),
    WrongRecipe("{ drivers: { tree: 3 } }", "'tree' in drivers", "'trees'"),
    WrongRecipe("{ unusual: { levle: 'lines' } }", "'levle' in unusual", "'level'"),
    WrongRecipe("{ unusual: { parameters: { tree: 9 } } }", "'tree'", "'trees'"),
    WrongRecipe("{ unusual: { rule: { contaminaton: 0.1 } } }", "unusual.rule", "'contamination'"),
    WrongRecipe("{ naming: { vocab: 'retail' } }", "'vocab' in naming", "'vocabulary'"),
    WrongRecipe("{ cleaning: [{ rule: 'country', si: ['x'] }] }", "cleaning.[0].si", "'is'"),
    WrongRecipe("{ cleaning: [{ rule: 'distinkt' }] }", "cleaning.[0]", "'distinct'"),
  ]

  static let wrongTypes: [WrongRecipe] = [
    WrongRecipe("[]", "at the top", "an object in braces"),
    WrongRecipe("7", "at the top", "an object in braces"),
    WrongRecipe("{ version: 'one' }", "version", "a whole number"),
    WrongRecipe("{ name: 3 }", "name", "a text in quotes"),
    WrongRecipe("{ cleaning: 'all' }", "cleaning", "a list in brackets"),
    WrongRecipe("{ cleaning: [{}] }", "cleaning.[0]", "'rule' is missing"),
    WrongRecipe("{ cleaning: [{ rule: 'cap', column: 'price' }] }", "'atMost' is missing"),
    WrongRecipe("{ customers: ['recency'] }", "customers", "an object in braces"),
    WrongRecipe("{ customers: { features: 'recency' } }", "customers.features", "a list"),
    WrongRecipe("{ extremes: { handling: 'setapart' } }", "extremes.handling", "'set-apart'"),
    WrongRecipe("{ extremes: { fence: 'wide' } }", "extremes.fence", "a number"),
    WrongRecipe("{ transforms: [{ transform: 'log' }] }", "transforms", "'log1p'"),
    WrongRecipe("{ clustering: { clusters: 'four' } }", "clustering.clusters", "such as [2, 10]"),
    WrongRecipe("{ clustering: { clusters: [2, 4, 6] } }", "clustering.clusters", "[2, 10]"),
    WrongRecipe("{ clustering: { clusters: 2.5 } }", "clustering.clusters", "whole number"),
    WrongRecipe("{ clustering: { parameters: { refine: 1 } } }", "'refine'", "true or false"),
    WrongRecipe("{ clustering: { parameters: { starts: [] } } }", "starts"),
    WrongRecipe("{ unusual: { level: 'invoices' } }", "unusual.level", "customers, lines"),
    WrongRecipe("{ unusual: { rule: 'some' } }", "unusual.rule", "\"automatic\""),
    WrongRecipe("{ unusual: { rule: {} } }", "unusual.rule", "'contamination' is missing"),
    WrongRecipe("{ seed: 'x' }", "seed", "a whole number"),
    WrongRecipe("{ drivers: { trees: null } }", "drivers.trees", "a whole number"),
  ]

  static let outOfRange: [WrongRecipe] = [
    WrongRecipe("{ version: 0 }", "version", "must be 1"),
    WrongRecipe("{ version: 2, colour: 1 }", "of version 2", "versions up to 1", "newer program"),
    WrongRecipe("{ seed: -1 }", "seed", "a whole number, 0 or more"),
    WrongRecipe("{ drivers: { trees: 1.5 } }", "drivers.trees", "a whole number"),
    WrongRecipe("{ extremes: { fence: 1e999 } }", "extremes.fence", "finite"),
    WrongRecipe("{ clustering: { clusters: 1 } }", "must be 2 or more", "it is 1"),
    WrongRecipe("{ clustering: { clusters: [9, 3] } }", "range must rise", "it is 9-3"),
    WrongRecipe("{ clustering: { clusters: [2, 1e9] } }", "'clusters'", "from 1 to 256"),
    WrongRecipe("{ clustering: { parameters: { starts: 0 } } }", "'starts'", "from 1 to 1000"),
    WrongRecipe(
      "{ customers: { categories: ['City'] }, clustering: {} }", "customers.categories",
      "k-means groups by numbers",
      "k-medoids and k-prototypes take categories"),
    WrongRecipe(
      """
      { customers: { categories: ['City'] },
        clustering: { method: 'k-medoids', parameters: { metric: 'cosine' } } }
      """, "clustering.parameters", "numbers only, not by 'City'"),
    WrongRecipe(
      "{ customers: { categories: ['a', 'a'] } }", "customers.categories", "'a' stands there twice"),
    WrongRecipe(
      "{ customers: { features: ['a'], categories: ['a'] } }", "'a' is one of customers.features"),
    WrongRecipe("{ drivers: { trees: 0 } }", "'trees' of drivers", "from 1 to 1000", "it is 0"),
    WrongRecipe("{ drivers: { trees: 1e6 } }", "'trees' of drivers", "from 1 to 1000"),
    WrongRecipe("{ extremes: { fence: 0 } }", "extremes.fence", "above 0"),
    WrongRecipe("{ extremes: { fence: NaN } }", "extremes.fence", "finite"),
    WrongRecipe("{ extremes: { fence: -Infinity } }", "extremes.fence", "finite"),
    WrongRecipe("{ unusual: { rule: { contamination: 0 } } }", "'contamination'", "at most 0.5"),
    WrongRecipe("{ unusual: { rule: { contamination: 3 } } }", "'contamination'", "it is 3.0"),
    WrongRecipe("{ unusual: { rule: { contamination: NaN } } }", "contamination", "finite"),
    WrongRecipe("{ unusual: { method: 'oracle' } }", "no detector 'oracle'", "isolation-forest"),
    WrongRecipe("{ clustering: { method: 'kmeans' } }", "no clusterer 'kmeans'", "'k-means'"),
    WrongRecipe("{ naming: { vocabulary: 'retial' } }", "no vocabulary 'retial'", "'retail'"),
    WrongRecipe("{ customers: { reference: 'today' } }", "customers.reference", "2011-12-10"),
    WrongRecipe("{ customers: { reference: '' } }", "customers.reference", "last+1"),
    WrongRecipe("{ cleaning: [{ rule: 'country', is: [] }] }", "cleaning.[0]", "one country"),
    WrongRecipe("{ cleaning: [{ rule: 'dates', from: 'May' }] }", "'May'", "2011-12-31"),
  ]

  static let impossible: [WrongRecipe] = [
    WrongRecipe("{ unusual: { level: 'lines' }, clustering: {} }", "clustering", "must be null"),
    WrongRecipe("{ extremes: { handling: 'set-apart' } }", "extremes.features", "must name"),
    WrongRecipe(
      """
      { customers: { features: ['recency'] },
        extremes: { handling: 'set-apart', features: ['monetary'] } }
      """, "extremes.features", "'monetary' is none of customers.features"),
    WrongRecipe(
      "{ customers: { features: ['monetary', 'monetary'] } }", "customers.features", "twice"),
    WrongRecipe(
      """
      { customers: { features: ['recency', 'frequency'] },
        transforms: [{ transform: 'log1p', columns: ['frequncy'] }] }
      """, "transforms", "'frequncy'", "perhaps you meant 'frequency'"),
    WrongRecipe(
      "{ cleaning: [{ rule: 'distinct' }], transforms: [{ transform: 'log1p', columns: ['tenure'] }] }",
      "transforms", "'tenure'"),
    WrongRecipe(
      """
      { unusual: { level: 'lines' }, clustering: null,
        transforms: [{ transform: 'log1p', columns: ['monetary'] }] }
      """, "transforms", "'monetary'", "quantity, price"),
    WrongRecipe(
      "{ cleaning: [{ rule: 'returns', handling: 'keep' }, { rule: 'positive-quantity' }] }",
      "cleaning", "'positive-quantity' takes away the returns"),
    WrongRecipe(
      "{ clustering: { parameters: { clusters: 3 } } }", "clustering.parameters",
      "clustering.clusters"),
    WrongRecipe(
      "{ cleaning: [{ rule: 'cap', column: 'country', atMost: 3 }] }", "cleaning.[0]",
      "quantity, price or total"),
    WrongRecipe(
      "{ cleaning: [{ rule: 'dates', from: '2011-12-31', to: '2011-01-01' }] }", "cleaning.[0]",
      "2011-12-31", "2011-01-01"),
  ]
}
