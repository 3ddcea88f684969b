// The routines that are called, declared here: lapacke.h pulls in C complex types that Swift
// cannot import. Signatures as in lapacke.h of LAPACK 3.11.
int LAPACKE_dsyev(int layout, char job, char triangle, int n, double *a, int stride,
                  double *eigenvalues);
int LAPACKE_dpotrf(int layout, char triangle, int n, double *a, int stride);
int LAPACKE_dtrtri(int layout, char triangle, char diagonal, int n, double *a, int stride);
