package io.hearth.keystone.bootstrap;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneAdmin.Kind;
import io.hearth.keystone.KeystoneAdmin.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All steps in their order: what a step names, an earlier one makes sure of. */
final class Plan {
    private final BootstrapOptions options;
    private final Supplier<Secret> passwords;
    private final List<Step> steps = new ArrayList<>();

    private Plan(BootstrapOptions options, Supplier<Secret> passwords) {
        this.options = options;
        this.passwords = passwords;
    }

    /**
     * @param passwords gives a new password each time
     */
    static List<Step> of(BootstrapOptions options, Supplier<Secret> passwords) {
        Plan plan = new Plan(options, passwords);
        plan.domains();
        plan.roles();
        plan.accounts();
        plan.catalog();
        if (options.localProjects()) {
            plan.localProject(Account.OWNER);
            plan.localProject(Account.OTHER);
        }
        return List.copyOf(plan.steps);
    }

    private void domains() {
        add(NamedStep.global(Kind.DOMAIN, Names.DEFAULT_DOMAIN, Map.of()));
        add(new StackDomainStep(options.stackDomainId()));
    }

    private void roles() {
        for (String role :
                List.of(
                        Names.ADMIN_ROLE,
                        Names.MEMBER_ROLE,
                        Names.SERVICE_ROLE,
                        Names.STACK_OWNER_ROLE,
                        Names.STACK_USER_ROLE)) {
            add(NamedStep.global(Kind.ROLE, role, Map.of()));
        }
    }

    private void accounts() {
        user(Account.DOMAIN_ADMIN);
        grant(Account.DOMAIN_ADMIN, Names.ADMIN_ROLE, Scope.DOMAIN, Names.STACK_DOMAIN);
        add(NamedStep.project(Names.SERVICE_PROJECT, "Services of the cloud"));
        for (Account account : List.of(Account.SERVICE, Account.SIGNATURE_VALIDATOR)) {
            user(account);
            grant(account, Names.SERVICE_ROLE, Scope.PROJECT, Names.SERVICE_PROJECT);
        }
    }

    private void catalog() {
        add(new RegionStep(options.region()));
        add(new ServiceStep("orchestration", "heat", "Orchestration"));
        endpoints("orchestration", options.orchestration() + "/%(tenant_id)s");
        add(
                new ServiceStep(
                        "cloudformation", "heat-cfn", "CloudFormation-compatible orchestration"));
        endpoints("cloudformation", options.cloudformation());
    }

    private void endpoints(String service, String url) {
        for (String side : List.of("public", "internal", "admin")) {
            add(new EndpointStep(service, side, options, url));
        }
    }

    private void localProject(Account account) {
        String project = options.userName(account);
        add(NamedStep.project(project, "For a local run of Hearth"));
        user(account);
        grant(account, Names.MEMBER_ROLE, Scope.PROJECT, project);
        grant(account, Names.STACK_OWNER_ROLE, Scope.PROJECT, project);
    }

    private void user(Account account) {
        add(
                new UserStep(
                        account,
                        options.userName(account),
                        options.password(account),
                        passwords.get()));
    }

    private void grant(Account account, String role, Scope scope, String scopeName) {
        add(new GrantStep(options.userName(account), role, scope, scopeName));
    }

    private void add(Step step) {
        steps.add(step);
    }
}
