package dev.whittle.optimizer.experiment.statistics;

/// The standard normal distribution, to about 15 digits.
final class Normal {
    // Wichura 1988, "Algorithm AS 241: The percentage points of the normal distribution", PPND16, rounded to doubles.
    private static final double[] A = {3.3871328727963665, 133.14166789178438, 1971.5909503065513,
        13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
        2509.0809287301227};
    private static final double[] B = {1, 42.31333070160091, 687.1870074920579, 5394.196021424751,
        21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854};
    private static final double[] C = {1.4234371107496835, 4.630337846156546, 5.769497221460691,
        3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184,
        0.0007745450142783414};
    private static final double[] D = {1, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
        0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9};
    private static final double[] E = {6.657904643501103, 5.463784911164114, 1.7848265399172913,
        0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5,
        2.0103343992922881e-7};
    private static final double[] F = {1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
        0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15};

    private Normal() {}

    /// The point below which a share of the distribution lies.
    static double quantile(double share) {
        double off = share - 0.5;
        if (Math.abs(off) <= 0.425) {
            double r = 0.180625 - off * off;
            return off * polynomial(A, r) / polynomial(B, r);
        }
        double r = Math.sqrt(-Math.log(Math.min(share, 1 - share)));
        double point = r <= 5
                ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6)
                : polynomial(E, r - 5) / polynomial(F, r - 5);
        return off < 0 ? -point : point;
    }

    /// The share below a point, by its series (Marsaglia 2004) and beyond 6 by its continued
    /// fraction.
    static double below(double point) {
        if (point < -6) {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) {
                fraction = k / (-point + fraction);
            }
            return density(point) / (-point + fraction);
        }
        if (point > 6) {
            return 1 - below(-point);
        }
        double term = point;
        double sum = point;
        for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
            term *= point * point / k;
            sum += term;
        }
        return 0.5 + sum * density(point);
    }

    private static double density(double point) {
        return Math.exp(-point * point / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int at = coefficients.length - 1; at >= 0; at--) {
            value = value * x + coefficients[at];
        }
        return value;
    }
}
