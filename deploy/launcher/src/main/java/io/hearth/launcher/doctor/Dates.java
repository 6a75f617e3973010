package io.hearth.launcher.doctor;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/** What Java says of a certificate whose time is over, or has not come. */
final class Dates {
    private Dates() {}

    static boolean areAllThatIsWrong(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case CertificateExpiredException expired -> true;
            case CertificateNotYetValidException early -> true;
            case CertPathValidatorException path
                    when path.getReason() == BasicReason.EXPIRED
                            || path.getReason() == BasicReason.NOT_YET_VALID ->
                    true;
            default -> areAllThatIsWrong(failure.getCause());
        };
    }
}
