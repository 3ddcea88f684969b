/// The version of the product, as `--version`, studies and models state it.
let productVersion = "0.1.0"
