/**
 * Backfill as in EASY: who is first and finds no room is kept a place, and others pass only where they cannot delay its start.
 *
 * <p>Refuses to know who is first, and to place anybody.
 *
 * @see <a href="https://doi.org/10.1007/3-540-60153-8_35">Lifka 1995, The ANL/IBM SP scheduling system</a>
 * @see <a href="https://doi.org/10.1109/71.932708">Mu'alem and Feitelson 2001, Utilization, predictability, workloads, and user runtime
 *      estimates in scheduling the IBM SP2 with backfilling</a>
 * @see <a href="https://doi.org/10.1109/TPDS.2007.70606">Tsafrir, Etsion and Feitelson 2007, Backfilling using system-generated
 *      predictions rather than user runtime estimates</a>
 */
package dev.longshore.scheduler.core.backfill;
