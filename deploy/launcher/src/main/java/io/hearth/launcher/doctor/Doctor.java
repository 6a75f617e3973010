package io.hearth.launcher.doctor;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Looks at one thing after the other; that one of them is away keeps it from none. */
public final class Doctor {
    private static final List<Examination> EXAMINATIONS =
            List.of(
                    new CertificatesExamination(InstantSource.system(), Trust.ofJava()),
                    new KeystoneExamination(),
                    new HolesExamination(),
                    new BusExamination(),
                    new DatabasesExamination(),
                    new ServicesExamination(),
                    new CallerExamination(InstantSource.system()));

    /** Looks at one thing; changes nothing. */
    interface Examination {
        /**
         * @param found told each thing as soon as it has been seen
         */
        void look(Premises premises, Consumer<Finding> found) throws InterruptedException;
    }

    private Doctor() {}

    /**
     * Looks at all.
     *
     * @param found told each thing as soon as it has been seen
     */
    public static void look(Premises premises, Consumer<Finding> found)
            throws InterruptedException {
        for (Examination examination : EXAMINATIONS) {
            examination.look(premises, found);
        }
    }
}
