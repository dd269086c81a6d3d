package dev.longshore.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.longshore.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayWallsTest {

    @ArchTest
    static final ArchRule the_api_knows_neither_the_store_nor_Kafka_nor_any_feature = noClasses().that()
            .resideInAPackage("dev.longshore.gateway.api..").should().dependOnClassesThat().resideInAnyPackage("com.mongodb..",
                    "org.bson..", "org.apache.kafka..", "org.springframework.kafka..", "dev.longshore.gateway.store..",
                    "dev.longshore.gateway.resource..", "dev.longshore.gateway.environment..", "dev.longshore.gateway.queue..",
                    "dev.longshore.gateway.definition..", "dev.longshore.gateway.job..", "dev.longshore.contracts..");

    @ArchTest
    static final ArchRule the_model_knows_no_HTTP = noClasses().that().resideInAPackage("dev.longshore.gateway.api.model..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "org.springframework..");

    @ArchTest
    static final ArchRule features_do_not_depend_on_each_other_in_circles = slices().matching("dev.longshore.gateway.(*)..")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_other_service_is_known_here = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "dev.longshore.scheduler..", "dev.longshore.provisioner..", "dev.longshore.executor..", "dev.longshore.standalone..");

    @ArchTest
    static final ArchRule JSON_is_read_and_written_by_Jackson_3 = noClasses().should().dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");
}
