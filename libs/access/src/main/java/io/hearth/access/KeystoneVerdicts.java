package io.hearth.access;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what Keystone said when it was asked who somebody is. */
@Singleton
public class KeystoneVerdicts {
    /** By {@code about} ({@code keypair}, {@code token}) and {@code verdict}. */
    static final String ASKED = "hearth.access.keystone.asked";

    private final MeterRegistry meters;

    /** For use outside of a container, too. */
    public KeystoneVerdicts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Somebody whom it vouches for. */
    public void vouched(String about) {
        count(about, "vouched");
    }

    /** Nobody, or not for this. */
    public void refused(String about) {
        count(about, "refused");
    }

    /** It was away, or did not say. */
    public void none(String about) {
        count(about, "none");
    }

    private void count(String about, String verdict) {
        meters.counter(ASKED, "about", about, "verdict", verdict).increment();
    }
}
