package io.hearth.identityworker.operator;

import io.hearth.identityworker.reach.AdminReach;
import io.hearth.identityworker.reach.ReachReport;
import io.hearth.identityworker.reach.ReachReport.Standing;
import io.hearth.messaging.production.ProductionCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether the stack domain's admin is confined to it; not known while Keystone is away. */
@ApplicationScoped
class ReachCheck implements ProductionCheck {
    private final AdminReach reach;

    ReachCheck(AdminReach reach) {
        this.reach = reach;
    }

    @Override
    public List<String> amiss() {
        ReachReport report = reach.look();
        return report.standing() == Standing.BEYOND ? List.of(report.told()) : List.of();
    }
}
