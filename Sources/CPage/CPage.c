#include "CPage.h"

// #embed is C23; this compiler offers it in every C, and says so when asked to be pedantic.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define SCRIPT "text/javascript; charset=utf-8"
#define STYLE "text/css; charset=utf-8"
#define PAGE "text/html; charset=utf-8"
#define IMAGE "image/svg+xml"
#define ASSET(name, type, bytes) {name, type, bytes, sizeof bytes}

static const unsigned char again_js[] = {
#embed "assets/again.js"
};
static const unsigned char api_js[] = {
#embed "assets/api.js"
};
static const unsigned char app_js[] = {
#embed "assets/app.js"
};
static const unsigned char charts_js[] = {
#embed "assets/charts.js"
};
static const unsigned char cleaning_js[] = {
#embed "assets/cleaning.js"
};
static const unsigned char compare_js[] = {
#embed "assets/compare.js"
};
static const unsigned char comparison_js[] = {
#embed "assets/comparison.js"
};
static const unsigned char customer_js[] = {
#embed "assets/customer.js"
};
static const unsigned char customers_js[] = {
#embed "assets/customers.js"
};
static const unsigned char dataset_js[] = {
#embed "assets/dataset.js"
};
static const unsigned char dialog_js[] = {
#embed "assets/dialog.js"
};
static const unsigned char drivers_js[] = {
#embed "assets/drivers.js"
};
static const unsigned char elements_js[] = {
#embed "assets/elements.js"
};
static const unsigned char events_js[] = {
#embed "assets/events.js"
};
static const unsigned char export_js[] = {
#embed "assets/export.js"
};
static const unsigned char format_js[] = {
#embed "assets/format.js"
};
static const unsigned char hints_js[] = {
#embed "assets/hints.js"
};
static const unsigned char home_js[] = {
#embed "assets/home.js"
};
static const unsigned char icon_svg[] = {
#embed "assets/icon.svg"
};
static const unsigned char index_html[] = {
#embed "assets/index.html"
};
static const unsigned char login_js[] = {
#embed "assets/login.js"
};
static const unsigned char methods_js[] = {
#embed "assets/methods.js"
};
static const unsigned char numbers_js[] = {
#embed "assets/numbers.js"
};
static const unsigned char page_css[] = {
#embed "assets/page.css"
};
static const unsigned char predict_js[] = {
#embed "assets/predict.js"
};
static const unsigned char progress_js[] = {
#embed "assets/progress.js"
};
static const unsigned char recipe_form_js[] = {
#embed "assets/recipe-form.js"
};
static const unsigned char router_js[] = {
#embed "assets/router.js"
};
static const unsigned char section_js[] = {
#embed "assets/section.js"
};
static const unsigned char segments_js[] = {
#embed "assets/segments.js"
};
static const unsigned char sending_js[] = {
#embed "assets/sending.js"
};
static const unsigned char studies_js[] = {
#embed "assets/studies.js"
};
static const unsigned char study_js[] = {
#embed "assets/study.js"
};
static const unsigned char table_js[] = {
#embed "assets/table.js"
};
static const unsigned char unusual_js[] = {
#embed "assets/unusual.js"
};

static const struct CPageAsset assets[] = {
  ASSET("again.js", SCRIPT, again_js),
  ASSET("api.js", SCRIPT, api_js),
  ASSET("app.js", SCRIPT, app_js),
  ASSET("charts.js", SCRIPT, charts_js),
  ASSET("cleaning.js", SCRIPT, cleaning_js),
  ASSET("compare.js", SCRIPT, compare_js),
  ASSET("comparison.js", SCRIPT, comparison_js),
  ASSET("customer.js", SCRIPT, customer_js),
  ASSET("customers.js", SCRIPT, customers_js),
  ASSET("dataset.js", SCRIPT, dataset_js),
  ASSET("dialog.js", SCRIPT, dialog_js),
  ASSET("drivers.js", SCRIPT, drivers_js),
  ASSET("elements.js", SCRIPT, elements_js),
  ASSET("events.js", SCRIPT, events_js),
  ASSET("export.js", SCRIPT, export_js),
  ASSET("format.js", SCRIPT, format_js),
  ASSET("hints.js", SCRIPT, hints_js),
  ASSET("home.js", SCRIPT, home_js),
  ASSET("icon.svg", IMAGE, icon_svg),
  ASSET("index.html", PAGE, index_html),
  ASSET("login.js", SCRIPT, login_js),
  ASSET("methods.js", SCRIPT, methods_js),
  ASSET("numbers.js", SCRIPT, numbers_js),
  ASSET("page.css", STYLE, page_css),
  ASSET("predict.js", SCRIPT, predict_js),
  ASSET("progress.js", SCRIPT, progress_js),
  ASSET("recipe-form.js", SCRIPT, recipe_form_js),
  ASSET("router.js", SCRIPT, router_js),
  ASSET("section.js", SCRIPT, section_js),
  ASSET("segments.js", SCRIPT, segments_js),
  ASSET("sending.js", SCRIPT, sending_js),
  ASSET("studies.js", SCRIPT, studies_js),
  ASSET("study.js", SCRIPT, study_js),
  ASSET("table.js", SCRIPT, table_js),
  ASSET("unusual.js", SCRIPT, unusual_js),
};

const struct CPageAsset *CPageAssets(void) { return assets; }

size_t CPageAssetCount(void) { return sizeof assets / sizeof assets[0]; }
