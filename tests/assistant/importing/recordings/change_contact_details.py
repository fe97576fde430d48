import asyncio
import re
from playwright.async_api import Playwright, async_playwright, expect


async def run(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch(headless=False)
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto("http://127.0.0.1:8021/pacer/")
    await page.get_by_role("link", name="My Account and Billing").click()
    await page.get_by_role("link", name="Manage My Account Login").click()
    await page.get_by_role("textbox", name="Username").fill("cnbell_law")
    await page.get_by_role("textbox", name="Password").fill("Quarry&Anchor552")
    await page.get_by_role("button", name="Login").click()
    await page.get_by_role("link", name="Maintenance").click()
    await page.get_by_role("link", name="Update Address Information").click()
    await page.get_by_role("textbox", name="Firm/Office").fill("Nakagawa-Bell Law")
    await page.get_by_role("textbox", name="Address").fill("18 Lockkeeper Lane")

    # ---------------------
    await context.close()
    await browser.close()


async def main() -> None:
    async with async_playwright() as playwright:
        await run(playwright)


asyncio.run(main())
