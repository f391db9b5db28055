import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller.js';
import { SalesCounting } from './sales-counting.js';
import { SalesReports } from './sales-reports.js';

@Module({ controllers: [ReportsController], providers: [SalesCounting, SalesReports] })
export class ReportsModule {}
