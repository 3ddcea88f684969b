// The routines that are called, declared here: lapacke.h pulls in C complex types that Swift
// cannot import. Signatures as in lapacke.h of LAPACK 3.11.
int LAPACKE_dsyev(int layout, char job, char triangle, int n, double *a, int stride,
                  double *eigenvalues);
int LAPACKE_dsyevr(int layout, char job, char range, char triangle, int n, double *a, int stride,
                   double least, double greatest, int first, int last, double tolerance,
                   int *found, double *eigenvalues, double *vectors, int vector_stride,
                   int *support);
int LAPACKE_dpotrf(int layout, char triangle, int n, double *a, int stride);
int LAPACKE_dtrtri(int layout, char triangle, char diagonal, int n, double *a, int stride);
