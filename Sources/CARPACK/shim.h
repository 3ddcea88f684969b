// The routines that are called, declared here: arpack.h pulls in C complex types that Swift cannot
// import. Signatures as in arpack.h of ARPACK-NG 3.8.
void dsaupd_c(int *state, char const *problem, int n, char const *which, int count,
              double tolerance, double *residual, int basis_count, double *basis, int stride,
              int *parameters, int *pointers, double *vectors, double *work, int work_count,
              int *info);
void dseupd_c(int wants_vectors, char const *how_many, int const *select, double *values,
              double *result, int result_stride, double shift, char const *problem, int n,
              char const *which, int count, double tolerance, double *residual, int basis_count,
              double *basis, int stride, int *parameters, int *pointers, double *vectors,
              double *work, int work_count, int *info);
