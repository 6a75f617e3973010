package io.hearth.identityworker.reach;

import io.hearth.identityworker.reach.ReachReport.Standing;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneReach;
import io.hearth.keystone.Power;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Looks how far the stack domain's admin reaches, and tells when that has changed. */
public final class AdminReach {
    /**
     * Gauge: what the stack domain's admin may do outside that domain, of what is looked at; NaN
     * until it is known. Anything but 0 is an administrator of the cloud.
     */
    public static final String POWERS = "hearth.keystone.admin.powers.outside";

    private static final Logger LOG = Logger.getLogger(AdminReach.class);

    private final KeystoneReach keystone;
    private final String login;
    private ReachReport last;

    /**
     * @param login the admin's name, for messages
     */
    public AdminReach(KeystoneReach keystone, String login, MeterRegistry meters) {
        this.keystone = keystone;
        this.login = login;
        this.last = ReachReport.unknown(login, "nobody has looked yet.");
        meters.gauge(POWERS, this, AdminReach::powers);
    }

    /**
     * Looks now, by one call for each power, none of which changes anything. Blocks; an outage is
     * an answer, and ends the calls.
     */
    public ReachReport look() {
        ReachReport report = ask();
        if (remember(report)) {
            tell(report);
        }
        return report;
    }

    private ReachReport ask() {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        try {
            for (Power power : Power.values()) {
                if (keystone.has(power)) {
                    powers.add(power);
                }
            }
            return ReachReport.of(login, powers);
        } catch (KeystoneException e) {
            return ReachReport.unknown(login, String.valueOf(e.getMessage()));
        }
    }

    /** Whether it is news. */
    private synchronized boolean remember(ReachReport report) {
        boolean news = !report.equals(last);
        last = report;
        return news;
    }

    private synchronized double powers() {
        return last.standing() == Standing.UNKNOWN ? Double.NaN : last.powers().size();
    }

    private static void tell(ReachReport report) {
        switch (report.standing()) {
            case BEYOND, UNKNOWN -> LOG.warn(report.told());
            case CONFINED -> LOG.info(report.told());
        }
    }
}
