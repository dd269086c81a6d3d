package dev.longshore.scheduler.core;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.longshore.contracts.codec.SchemaVersion;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The core is a pure function of its inputs: these rules say what it must not touch. */
@AnalyzeClasses(packages = "dev.longshore.scheduler.core", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreWallsTest {

    @ArchTest
    static final ArchRule the_core_knows_the_jdk_and_the_contracts_only = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.util", "java.util.function..", "java.util.stream..", "java.time..",
                    "dev.longshore.contracts..", "dev.longshore.scheduler.core..");

    @ArchTest
    static final ArchRule the_core_has_no_codec = noClasses().should().dependOnClassesThat(
            resideInAPackage("dev.longshore.contracts.codec").and(not(assignableTo(SchemaVersion.class))));

    @ArchTest
    static final ArchRule time_comes_in = noClasses().should().callMethod(Instant.class, "now").orShould()
            .dependOnClassesThat().areAssignableTo(Clock.class).orShould().callMethod(System.class, "nanoTime").orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothing_is_left_to_chance = noClasses().should().dependOnClassesThat().areAssignableTo(Random.class)
            .orShould().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class).orShould()
            .callMethod(UUID.class, "randomUUID").orShould().callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule nothing_runs_beside_it = noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule collections_have_a_defined_order = noClasses().should()
            .dependOnClassesThat().belongToAnyOf(HashMap.class, HashSet.class);

    @ArchTest
    static final ArchRule features_do_not_go_in_circles = slices().matching("dev.longshore.scheduler.core.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule features_do_not_know_what_they_are_put_together_to = noClasses().that()
            .resideInAPackage("dev.longshore.scheduler.core.*..").should().dependOnClassesThat()
            .resideInAPackage("dev.longshore.scheduler.core");
}
